import { MOST_ROUNDS } from '../../contract/values.ts';
import { teamsOfFormat } from '../../engine/match/formats.ts';
import { PACES, type PaceId } from '../../engine/match/setup.ts';
import { BOT_LEVELS } from '../../engine/round/bot-levels.ts';
import { useTexts } from '../app-context.ts';
import { formatOf, type Opening, roundsFor, teamsFor } from '../forms/opening.ts';
import { Check, Segments, TextField } from './controls.tsx';
import { NumberField } from './number-field.tsx';
import { ScenarioChips } from './scenario-chips.tsx';

const EVENT_MAX = 60;
const PACE_IDS = Object.keys(PACES) as PaceId[];

/** What few hosts change. */
export function HostOptions(props: {
  readonly opening: Opening;
  readonly onChange: (change: Partial<Opening>) => void;
}) {
  const { opening, onChange } = props;
  const { opening: words } = useTexts();
  const format = formatOf(opening);
  const { least, most } = teamsOfFormat(format);
  const rounds = roundsFor(opening);
  return (
    <details class="more host-options">
      <summary data-testid="host-more">{words.more}</summary>
      <div class="host-options-grid">
        <ScenarioChips chosen={opening.scenarios} onChange={(scenarios) => onChange({ scenarios })} />
        <TextField
          label={words.event}
          help=""
          value={opening.event}
          max={EVENT_MAX}
          testId="host-event"
          onChange={(event) => onChange({ event })}
        />
        {format !== 'duel' && (
          <div class="host-options-numbers">
            <NumberField
              label={words.teams}
              value={teamsFor(opening)}
              min={least}
              max={most}
              testId="host-teams"
              onChange={(teams) => onChange({ teams })}
            />
            <NumberField
              label={words.rounds}
              value={rounds}
              min={1}
              max={MOST_ROUNDS}
              testId="host-rounds"
              onChange={(next) => onChange({ rounds: next })}
            />
            <NumberField
              label={words.phantoms}
              value={opening.phantoms}
              min={0}
              max={rounds}
              testId="host-phantoms"
              onChange={(phantoms) => onChange({ phantoms })}
            />
          </div>
        )}
        {opening.phantoms > 0 && <p class="help">{words.phantomsHelp}</p>}
        <div class="stack" style={{ '--gap': 0.5 }}>
          <Segments
            label={words.pace}
            value={opening.pace}
            testId="host-pace"
            options={PACE_IDS.map((id) => ({ value: id, label: words.paces[id] }))}
            onChange={(pace) => onChange({ pace })}
          />
          <p class="help">{words.paceLines[opening.pace]}</p>
        </div>
        <Segments
          label={words.bots}
          value={opening.bots}
          testId="host-bots"
          options={BOT_LEVELS.map((id) => ({ value: id, label: words.botLevels[id] }))}
          onChange={(bots) => onChange({ bots })}
        />
        <Check checked={opening.choose} testId="host-choose" onChange={(choose) => onChange({ choose })}>
          {words.choose}
        </Check>
      </div>
    </details>
  );
}
