import type { ComponentChildren } from 'preact';
import type { RoomView } from '../../engine/match/views.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { FitColumn } from '../panels/fit-column.tsx';
import { StandingsTable } from '../panels/standings.tsx';
import { WellWall } from '../panels/well-wall.tsx';
import { accuracyOf, hasScores } from '../room/bouts.ts';
import { teamOf } from '../room/teams.ts';
import { wellsOf } from '../room/wells.ts';
import { CrowdWords } from './crowd-words.tsx';
import { GuessHint } from './guess-hint.tsx';
import { RoundArena } from './round-arena.tsx';
import { Lead } from './stage-words.tsx';
import type { RoomHandle } from './use-room.ts';
import type { Steps } from './use-steps.ts';
import type { Theatre } from './use-theatre.ts';
import { useThumbnails } from './use-thumbnails.ts';

/** Width by height of the wall's place on a projector. */
const PLACE = 1.25;
/** Teams of the standings beside a wall. */
const MOST_ROWS = 8;
/** The same beside what the crowd believed. */
const FEW_ROWS = 3;

/**
 * A round of many wells: the wall, and from the training on one well large and the standings beside it; on a big screen a
 * healthy model before.
 */
export function WallStage(props: {
  readonly room: RoomHandle;
  readonly view: RoomView;
  readonly theatre: Theatre;
  /** Whether it must fit the screen, because nobody can scroll it. */
  readonly fit: boolean;
  /** Stands in the wall's place while plans are made. */
  readonly progress?: ComponentChildren;
  /** Of the reveal, where there is one. */
  readonly steps: Steps | null;
  /** A tile was chosen. */
  readonly onPick: (bout: string) => void;
  readonly children?: ComponentChildren;
}) {
  const { room, view, theatre, fit, steps } = props;
  const scenario = scenarioOf(view.scenario);
  const wells = wellsOf(view);
  const pictures = useThumbnails(view);
  const isOpen = view.phase === 'train' || view.phase === 'reveal';
  const hasSide = isOpen || fit;
  return (
    <main class={`wall-stage ${hasSide ? 'with-side' : ''}`}>
      <section class="wall-main">
        {props.children}
        <div class="wall-head">
          <WallHead view={view} counted={isOpen || !props.progress} />
        </div>
        {(isOpen || !props.progress) && (
          <WellWall
            wells={wells}
            classes={scenario.classes}
            chosen={isOpen ? (theatre.bout?.id ?? null) : null}
            place={PLACE}
            fit={fit}
            pictures={pictures}
            onPick={props.onPick}
          />
        )}
        {!isOpen && props.progress}
        {!fit && !isOpen && <CrowdWords room={room} view={view} />}
        {!fit && <Points view={view} />}
      </section>
      {hasSide && (
        <aside class="wall-side">
          <div class="wall-arena">
            <RoundArena view={view} scenario={scenario} step={steps?.step ?? null} {...theatre} />
          </div>
          {fit ? (
            <FitColumn class="wall-words">
              <SideWords view={view} theatre={theatre} fit />
              <GuessHint room={room} view={view} />
              <CrowdWords far room={room} view={view} compact={isOpen} />
            </FitColumn>
          ) : (
            <div class="wall-words">
              <SideWords view={view} theatre={theatre} fit={false} />
              <CrowdWords room={room} view={view} />
            </div>
          )}
        </aside>
      )}
    </main>
  );
}

/** What is going on, and how far it has got where nothing else counts the plans. */
function WallHead({ view, counted }: { readonly view: RoomView; readonly counted: boolean }) {
  const { wall } = useTexts();
  const told = useScenarioText(scenarioOf(view.scenario));
  const { phase, bouts, teams } = view;
  const of = teams.length;
  if (phase === 'briefing') return <Lead title={told.title}>{wall.briefing({ teams: of })}</Lead>;
  const side = phase === 'prepare' ? 'attack' : 'defend';
  const handed = new Set(bouts.filter(({ committed }) => committed[side]).map((bout) => bout.teams[side]));
  const plans = counted && wall.handedIn({ n: handed.size, of });
  const trained = bouts.filter((bout) => accuracyOf(bout) !== null).length;
  if (phase === 'prepare') return <Lead title={wall.poisoning}>{plans}</Lead>;
  if (phase === 'filter') return <Lead title={wall.filtering}>{plans}</Lead>;
  const title = phase === 'train' ? wall.training : wall.reveal;
  return <Lead title={title}>{wall.trained({ n: trained, of: bouts.length })}</Lead>;
}

/** The well on show in words, and the standings. */
function SideWords(props: { readonly view: RoomView; readonly theatre: Theatre; readonly fit: boolean }) {
  const { view, theatre, fit } = props;
  const { match, wall } = useTexts();
  const scenario = scenarioOf(view.scenario);
  const { story } = useScenarioText(scenario);
  const { bout } = theatre;
  const isOpen = view.phase === 'train' || view.phase === 'reveal';
  const accuracy = bout && accuracyOf(bout);
  const name = (team: string) => match.team(teamOf(view.teams, team));
  return (
    <>
      {isOpen && bout && (
        <section class="stack" style={{ '--gap': 1 }}>
          <h2>{wall.onShow({ team: name(bout.well), attackers: name(bout.teams.attack) })}</h2>
          <AccuracyGauge
            compact
            now={accuracy?.now ?? null}
            clean={accuracy?.clean ?? null}
            classes={scenario.classes}
          />
        </section>
      )}
      {!isOpen && (
        <section class="stack" style={{ '--gap': 1 }}>
          <h2>{wall.healthy}</h2>
          <p class="lede" data-spare>
            {story}
          </p>
        </section>
      )}
      {fit && <Points view={view} most={isOpen && view.crowd.guesses > 0 ? FEW_ROWS : MOST_ROWS} />}
    </>
  );
}

function Points({ view, most }: { readonly view: RoomView; readonly most?: number }) {
  const { wall } = useTexts();
  if (!hasScores(view)) return null;
  return (
    <section class="stack" style={{ '--gap': 1 }}>
      <h2>{wall.standings}</h2>
      <StandingsTable
        short={most !== undefined}
        standings={view.standings}
        teams={view.teams}
        {...(most !== undefined && { most })}
      />
    </section>
  );
}
