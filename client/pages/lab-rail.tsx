import { withVictim } from '../../engine/round/menus.ts';
import { useApp, useTexts } from '../app-context.ts';
import { defencesFor, moreAttacks, moreFilters, victimsFor } from '../forms/catalogue.ts';
import { initialLab, labWithVictim, withOtherDelivery } from '../links/read-lab.ts';
import { scenarioIds, scenarioOf, titleOf } from '../links/scenarios.ts';
import { AttackForm } from '../panels/attack-form.tsx';
import { Button, Choice } from '../panels/controls.tsx';
import { DropData } from '../panels/drop-data.tsx';
import { FilterForm } from '../panels/filter-form.tsx';
import { Drop, Sieve } from '../panels/icons.tsx';
import { NumberField } from '../panels/number-field.tsx';
import { type KeptFocus, useFocusKept } from '../panels/use-focus-kept.ts';
import { AttackWayChoice, HandPanel } from './hand-desk.tsx';
import type { Lab } from './use-lab.ts';
import type { LabWork } from './use-lab-work.ts';
import type { OwnFiles } from './use-own-data.ts';

/** Everything that can be set in the Lab. */
export const LabRail = ({
  lab,
  work,
  own,
  focus,
}: {
  readonly lab: Lab;
  readonly work: LabWork;
  readonly own: OwnFiles;
  readonly focus: KeptFocus;
}) => (
  <div class="lab-rail">
    <LabSubject lab={lab} own={own} focus={focus} />
    <LabAttack lab={lab} work={work} />
    <LabDefence lab={lab} />
  </div>
);

function LabSubject({
  lab: { state, setState },
  own,
  focus,
}: {
  readonly lab: Lab;
  readonly own: OwnFiles;
  readonly focus: KeptFocus;
}) {
  const texts = useTexts();
  const { lab } = texts;
  const scenario = scenarioOf(state.scenario);
  return (
    <section class="rail-part" ref={useFocusKept(focus)}>
      <Choice
        testId="lab-scenario"
        label={lab.scenario}
        value={state.scenario}
        options={scenarioIds().map((id) => ({ value: id, label: titleOf(texts, id) }))}
        onChange={(id) => setState(initialLab(id))}
      />
      <Choice
        testId="lab-victim"
        label={lab.model}
        value={state.victim ?? scenario.victim}
        options={victimsFor(scenario).map((id) => ({ value: id, label: texts.victims[id] }))}
        onChange={(id) => setState(labWithVictim(state, id))}
      />
      <div class="lab-seed">
        <NumberField
          label={lab.seed}
          term="seed"
          value={state.seed}
          min={0}
          max={0xffffffff}
          testId="lab-seed"
          onChange={(seed) => setState({ ...withOtherDelivery(state), seed })}
        />
        <Button
          testId="lab-next-seed"
          onPress={() => setState({ ...withOtherDelivery(state), seed: (state.seed + 1) % 0x100000000 })}
        >
          {lab.nextSeed}
        </Button>
      </div>
      <DropData
        reading={own.reading}
        read={own.read}
        fault={own.fault}
        onFile={own.take}
        onDismiss={own.dismiss}
      />
    </section>
  );
}

function LabAttack({
  lab: { state, setState, attackPlan },
  work,
}: {
  readonly lab: Lab;
  readonly work: LabWork;
}) {
  const { engine } = useApp();
  const { lab } = useTexts();
  const scenario = scenarioOf(state.scenario);
  return (
    <section class="rail-part">
      <h2 class="tone-attack rail-title">
        <Drop /> {lab.poison}
      </h2>
      <AttackWayChoice way={work.way} onWay={work.setWay} />
      {work.way === 'hand' ? (
        <HandPanel hand={work.hand} />
      ) : (
        <AttackForm
          short
          scenario={scenario}
          accounts
          more={moreAttacks(withVictim(scenario, state.victim))}
          readMail={(text) => engine.readMail(state.scenario, text, null).result}
          plan={attackPlan}
          onChange={(plan) => {
            const { accounts: _, ...rest } = withOtherDelivery(state);
            setState({ ...rest, ...plan });
          }}
        />
      )}
    </section>
  );
}

function LabDefence({ lab: { state, setState, defencePlan } }: { readonly lab: Lab }) {
  const { lab } = useTexts();
  const scenario = scenarioOf(state.scenario);
  const inUse = withVictim(scenario, state.victim);
  return (
    <section class="rail-part">
      <h2 class="tone-defend rail-title">
        <Sieve /> {lab.filter}
      </h2>
      <FilterForm
        short
        scenario={{ ...scenario, defences: defencesFor(inUse) }}
        more={moreFilters(inUse)}
        plan={defencePlan}
        onChange={({ filters, defence }) => {
          const { defence: _, ...rest } = state;
          setState({ ...rest, filters, ...(defence && { defence }) });
        }}
      />
    </section>
  );
}
