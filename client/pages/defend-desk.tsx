import type { DefendDesk as DefendView, SeatView } from '../../engine/match/views.ts';
import { checkDefencePlan, defenceCost } from '../../engine/round/costs.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useTexts } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { defenceLabels } from '../forms/defence-labels.ts';
import { FilterForm } from '../panels/filter-form.tsx';
import { Sieve } from '../panels/icons.tsx';
import { TeamDraftPanel } from '../panels/team-draft.tsx';
import { Told } from '../panels/term.tsx';
import { Committed } from './committed.tsx';
import { Removals, relabelledBy } from './defend-picture.tsx';
import { DeskFoot } from './desk-foot.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { defendTitle, whoAttacks } from './desk-titles.ts';
import { InquiryView } from './inquiry-view.tsx';
import { useBuying } from './use-buying.ts';
import { takesOut, useDefence } from './use-defence.ts';
import { EMPTY, type SharedDesk, useDesk } from './use-desk.ts';
import { useInquiry } from './use-inquiry.ts';
import type { RoomHandle } from './use-room.ts';
import type { RoundData } from './use-round-data.ts';
import { useUnsent } from './use-unsent.ts';
import { useWeighed } from './use-weighed.ts';

const NOTHING: DefencePlan = { filters: [] };

/** The defenders at work: the stream as it came, under the eye and under filters; the plan is the team's. */
export function DefenderPage(props: {
  readonly room: RoomHandle;
  readonly view: SeatView;
  readonly desk: DefendView;
  readonly scenario: Scenario;
  readonly data: RoundData;
}) {
  const { view, desk, scenario, data } = props;
  const texts = useTexts();
  const { desks } = texts;
  // What answers have cost is not there for the plan.
  const payable = { ...scenario, defencePoints: desk.points - desk.spent };
  const place = { side: 'defend', bout: desk.bout, draft: desk.draft ?? EMPTY, split: false } as const;
  const unsent = useUnsent(props.room, view, place);
  const held = useDesk<DefencePlan>({
    room: props.room,
    unsent,
    view,
    side: 'defend',
    draft: desk.draft,
    first: NOTHING,
    check: (plan) => checkDefencePlan(payable, plan),
  });
  const { draft } = held;
  const isIn = desk.plan !== null && held.view.handed !== null;
  const plan = isIn && desk.plan ? desk.plan : draft.plan;
  const defence = useDefence(scenario, data, { plan, setFault: draft.setFault });
  const { preview } = defence;
  const weighed = useWeighed(scenario, data.file, plan, preview);
  const buying = useBuying(props.room, desk, plan, scenario);
  const inquiry = useInquiry(scenario, data, plan, isIn ? null : draft.change, buying);
  const shown = { defence, scenario, data };
  const [low, high] = desk.epsilonRange;
  // Whoever is alone chooses first, and then reads how the draft stands.
  const alone = held.panel.members.length === 1;
  const draftPanel = (
    <TeamDraftPanel
      {...held.panel}
      label={texts.numbers.list(defenceLabels(texts, draft.plan)) || desks.defend.noFilter}
    />
  );
  return (
    <DeskLayout
      task={
        <>
          <h1 class="desk-title tone-defend">
            <Sieve size={26} /> {defendTitle(view, texts)}
          </h1>
          <p class="quiet">
            {whoAttacks(view, texts)} <Told text={desks.defend.task({ low, high })} />
          </p>
        </>
      }
      arena={<InquiryView inquiry={inquiry} {...shown} />}
      below={<Removals {...shown} plan={plan} weighed={weighed} />}
    >
      {desk.plan && isIn ? (
        <HandedIn plan={desk.plan} held={held} />
      ) : (
        <>
          {!alone && draftPanel}
          <FilterForm scenario={scenario} plan={draft.plan} onChange={draft.change} />
          {alone && draftPanel}
          <DeskFoot
            side="defend"
            {...held.foot}
            problem={checkDefencePlan(payable, draft.plan)}
            points={{ used: defenceCost(scenario, draft.plan) + desk.spent, total: desk.points }}
            found={preview && desks.defend.tried(foundBy(preview))}
            canTry={data.file !== null && takesOut(draft.plan)}
            job={defence.job}
            onTry={defence.tryOut}
          />
        </>
      )}
    </DeskLayout>
  );
}

function HandedIn({ plan, held }: { readonly plan: DefencePlan; readonly held: SharedDesk<DefencePlan> }) {
  const texts = useTexts();
  const { desks, numbers } = texts;
  return (
    <Committed
      title={numbers.list(defenceLabels(texts, plan)) || desks.defend.noFilter}
      lines={[desks.defend.next]}
      {...held.handed}
    />
  );
}

/** What trying it has shown, in samples. */
const foundBy = (preview: FilterPreview) => ({
  out: preview.removedBy.reduce((sum, by) => sum + (by > 0 ? 1 : 0), 0),
  of: preview.removedBy.length,
  relabelled: relabelledBy(preview),
});
