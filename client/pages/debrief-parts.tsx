import { useMemo } from 'preact/hooks';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import { wholePoints } from '../../engine/match/whole-points.ts';
import { PUBLISHED, type PublishedPlay } from '../../instrument/balance/published.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { attackLabel, storyOf } from '../../texts/story.ts';
import type { Texts } from '../../texts/texts.ts';
import { useTexts } from '../app-context.ts';
import { defenceLabels } from '../forms/defence-labels.ts';
import { momentQuery } from '../links/moment.ts';
import { scenarioOf, titleOf } from '../links/scenarios.ts';
import { LinkButton } from '../panels/controls.tsx';
import { TeamName } from '../panels/team-badge.tsx';
import {
  cellOf,
  type DebriefMoment,
  mapsOf,
  type PlayedBy,
  type PlayedMap,
  playedBy,
} from '../room/debrief.ts';
import { teamOf } from '../room/teams.ts';

/** Three bouts to look at together. */
export function MomentCards(props: {
  readonly moments: readonly DebriefMoment[];
  readonly teams: readonly Team[];
  /** The address of the replay; null where it came out of a file. */
  readonly replay: string | null;
}) {
  const { moments, teams, replay } = props;
  const texts = useTexts();
  const { moments: words } = texts.debrief;
  const { replayPage, match } = texts;
  const nameOf = (id: string) => match.team(teamOf(teams, id));
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      {moments.length === 0 && <p>{words.none}</p>}
      <ol class="moments">
        {moments.map(({ kind, record, step }) => (
          <li key={`${kind} ${record.id}`} class="moment" data-testid="moment">
            <p class="kicker">
              {words.round({ round: record.round, title: titleOf(texts, record.scenario) })}
            </p>
            <h3>{words.kinds[kind]}</h3>
            <p class="small quiet">
              {replayPage.sides({
                attack: nameOf(record.teams.attack),
                defend: nameOf(record.teams.defend),
              })}
            </p>
            <p>
              {storyOf(
                texts,
                scenarioOf(record.scenario),
                record.attack.plan,
                record.defend.plan,
                record.summary,
              )}
            </p>
            {replay && (
              <span class="screen-only">
                <LinkButton
                  size="slim"
                  href={`${replay}${momentQuery({ bout: record.id, step, at: null })}`}
                  newTab
                  testId="moment-look"
                >
                  {words.look}
                </LinkButton>
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the plans of a bout are called. */
const plansOf = (texts: Texts, { attack, defend }: BoutRecord) => ({
  attack: attackLabel(texts, attack.plan),
  defence: defenceLabels(texts, defend.plan).join(' + ') || texts.debrief.map.nothing,
});

/** Attacks against defences as they were played, beside the published best play. */
export function PlayedMaps({ bouts }: { readonly bouts: readonly BoutRecord[] }) {
  const texts = useTexts();
  const { map: words } = texts.debrief;
  const maps = mapsOf(bouts, (record) => plansOf(texts, record));
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <p class="small quiet">{words.help}</p>
      {maps.map((map) => (
        <div key={map.scenario} class="stack played-map" style={{ '--gap': 1 }}>
          <h3>{titleOf(texts, map.scenario)}</h3>
          <MapTable map={map} />
          <BestPlay play={PUBLISHED[map.scenario] ?? null} />
        </div>
      ))}
    </section>
  );
}

function MapTable({ map }: { readonly map: PlayedMap }) {
  const { debrief, numbers } = useTexts();
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{debrief.map.attack}</th>
            {map.defences.map((defence) => (
              <th key={defence} scope="col" class="num">
                {defence}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.attacks.map((attack) => (
            <tr key={attack}>
              <th scope="row">{attack}</th>
              {map.defences.map((defence) => {
                const value = map.advantage.get(cellOf(attack, defence));
                return (
                  <td key={defence} class={value === undefined ? 'num unmet' : 'num'} data-label={defence}>
                    {value === undefined ? '–' : numbers.count(Math.round(value))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BestPlay({ play }: { readonly play: PublishedPlay | null }) {
  const texts = useTexts();
  const { debrief, match } = texts;
  if (!play) return <p class="small quiet">{debrief.map.unpublished}</p>;
  const mix = (recipes: PublishedPlay['attack']) =>
    debrief.map.mix({ recipes: recipes.map(([recipe, share]) => ({ name: mixName(texts, recipe), share })) });
  return (
    <div class="small" data-testid="best-play">
      <p>{debrief.map.best(play)}</p>
      <ul>
        <li>
          {match.attackers}: {mix(play.attack)}
        </li>
        <li>
          {match.defenders}: {mix(play.defence)}
        </li>
      </ul>
    </div>
  );
}

/** A recipe as tables write it, `name:remove=0.08`, in the reader's words. */
function mixName(texts: Texts, written: string): string {
  const [id = '', ...params] = written.split(':');
  const removed = params.find((param) => param.startsWith('remove='));
  return texts.why.better.filter({
    name: recipeName(texts, id),
    removed: removed ? Number(removed.slice('remove='.length)) : null,
  });
}

/** What each player did, and what came of it for the team. */
export function PeopleTable(props: {
  readonly people: readonly PlayedBy[];
  readonly namesOnly: boolean;
  readonly bouts: readonly BoutRecord[];
  readonly teams: readonly Team[];
}) {
  const { people, bouts, teams } = props;
  const texts = useTexts();
  const points = useMemo(() => wholePoints({ teams, bouts }), [teams, bouts]);
  const { people: words } = texts.debrief;
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      {props.namesOnly && <p class="small quiet">{people.length > 0 ? words.namesOnly : words.none}</p>}
      {people.length > 0 && (
        <div class="table-wrap">
          <table data-testid="debrief-people">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.team}</th>
                <th scope="col">{words.did}</th>
                <th scope="col">{words.came}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={`${person.team} ${person.nickname}`}>
                  <th scope="row">
                    <bdi>{person.nickname}</bdi>
                  </th>
                  <td data-label={words.team}>
                    <TeamName team={teamOf(teams, person.team)} />
                  </td>
                  <td data-label={words.did}>
                    {[
                      person.did ? words.acts(person.did) : words.handedIn,
                      ...(person.parts ? [words.part(person.parts)] : []),
                    ].join('; ')}
                  </td>
                  <td data-label={words.came}>
                    <ul class="came">
                      {playedBy(person.team, bouts, points, (record) => plansOf(texts, record)).map(
                        (played) => (
                          <li key={`${played.round} ${played.side}`}>{words.played(played)}</li>
                        ),
                      )}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
