import type { DraftView, PlayerView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { readiness } from '../room/draft.ts';

/** The draft that a team shares: who changed it last, who is ready, and what becomes of it when nobody hands it in. */
export function TeamDraftPanel(props: {
  readonly draft: DraftView<unknown>;
  readonly members: readonly PlayerView[];
  readonly you: string;
  readonly sharing: 'shared' | 'under-way' | 'no-plan';
  /** What the draft is, in a few words. */
  readonly label: string;
  /** Whether the phase ends by the clock, or by the host alone. */
  readonly timed: boolean;
}) {
  const { draft, members, you, sharing } = props;
  const { teamwork, hosting } = useTexts();
  const here = members.filter(({ connected }) => connected);
  const { ready, of, needed } = readiness(draft, members);
  return (
    <section class="team-draft" aria-label={teamwork.draft} data-testid="team-draft" data-sharing={sharing}>
      <p class="team-draft-news" aria-live="polite" data-testid="draft-news">
        <News draft={draft} members={members} you={you} sharing={sharing} />
      </p>
      {draft.plan !== null && props.label !== '' && <p data-testid="draft-label">{props.label}</p>}
      {of > 1 && (
        <>
          <ul class="ready-list">
            {here.map(({ id, nickname }) => {
              const isReady = draft.ready.includes(id);
              return (
                <li key={id} class={isReady ? 'ready' : ''}>
                  <i class="ready-sign" aria-hidden="true" />
                  <bdi>{nickname}</bdi>
                  {id === draft.captain && <span class="quiet"> {hosting.captain}</span>}
                  <span class="hidden">: {isReady ? teamwork.isReady : teamwork.isAtWork}</span>
                </li>
              );
            })}
          </ul>
          <p class="small quiet" data-testid="ready-count">
            <b class="strong">{teamwork.ready({ ready, of })}.</b> {teamwork.readyHelp({ needed })}
          </p>
        </>
      )}
      {draft.plan !== null && (
        <p class="small quiet">{props.timed ? teamwork.playsAtEnd : teamwork.playsAtHostsEnd}</p>
      )}
    </section>
  );
}

function News({
  draft,
  members,
  you,
  sharing,
}: {
  readonly draft: DraftView<unknown>;
  readonly members: readonly PlayerView[];
  readonly you: string;
  readonly sharing: 'shared' | 'under-way' | 'no-plan';
}) {
  const { teamwork } = useTexts();
  if (sharing === 'no-plan') return <>{teamwork.notShared}</>;
  if (sharing === 'under-way' && members.length > 1) return <>{teamwork.sharing}</>;
  if (draft.plan === null) return <>{teamwork.none}</>;
  if (draft.changedBy === you) return <>{teamwork.changedByYou}</>;
  return (
    <>{teamwork.changedBy({ by: members.find(({ id }) => id === draft.changedBy)?.nickname ?? null })}</>
  );
}
