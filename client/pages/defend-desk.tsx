import type { Ack } from '../../contract/messages.ts';
import type { DefendDesk as DefendView } from '../../engine/match/views.ts';
import { checkDefencePlan, defenceCost } from '../../engine/round/costs.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useTexts } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { defenceLabels } from '../forms/defence-labels.ts';
import { FilterForm } from '../panels/filter-form.tsx';
import { Sieve } from '../panels/icons.tsx';
import { Committed } from './committed.tsx';
import { Removals, relabelledBy } from './defend-picture.tsx';
import { DeskFoot } from './desk-foot.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { InquiryView } from './inquiry-view.tsx';
import { useCommit } from './use-commit.ts';
import { takesOut, useDefence } from './use-defence.ts';
import { useInquiry } from './use-inquiry.ts';
import type { RoundData } from './use-round-data.ts';

/** The defenders' turn: the stream as it came, under the eye and under filters. */
export function DefenderPage(props: {
  readonly view: DefendView;
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly commit: (plan: DefencePlan) => Promise<Ack>;
}) {
  const { view, scenario, data } = props;
  const { desks, numbers } = useTexts();
  const handIn = useCommit(props.commit);
  const defence = useDefence(view, scenario, data, handIn.setFault);
  const { plan, preview } = defence;
  const inquiry = useInquiry(scenario, data, view.plan ?? plan, view.plan ? null : defence.change);
  const shown = { defence, scenario, data };
  const [low, high] = view.epsilonRange;
  const texts = useTexts();
  return (
    <DeskLayout arena={<InquiryView inquiry={inquiry} {...shown} />} below={<Removals {...shown} />}>
      <div class="stack" style={{ '--gap': 1 }}>
        <h1 class="desk-title tone-defend">
          <Sieve size={26} /> {desks.filter}
        </h1>
        <p class="quiet">{desks.defend.task({ low, high })}</p>
      </div>
      {view.plan ? (
        <Committed
          title={numbers.list(defenceLabels(texts, view.plan)) || desks.defend.noFilter}
          lines={[desks.defend.next]}
        />
      ) : (
        <>
          <FilterForm scenario={scenario} plan={plan} onChange={defence.change} />
          <DeskFoot
            side="filter"
            handIn={handIn}
            problem={checkDefencePlan(scenario, plan)}
            points={{ used: defenceCost(plan), total: view.points }}
            found={preview && desks.defend.tried(foundBy(preview))}
            canTry={data.file !== null && takesOut(plan)}
            job={defence.job}
            commitLabel={!takesOut(plan) && !plan.defence ? desks.defend.commitNothing : desks.defend.commit}
            onTry={defence.tryOut}
            onCommit={() => handIn.send(plan)}
          />
        </>
      )}
    </DeskLayout>
  );
}

/** What trying it has shown, in samples. */
const foundBy = (preview: FilterPreview) => ({
  out: preview.removedBy.reduce((sum, by) => sum + (by > 0 ? 1 : 0), 0),
  of: preview.removedBy.length,
  relabelled: relabelledBy(preview),
});
