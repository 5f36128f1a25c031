import { useState } from 'preact/hooks';
import type { Team } from '../../engine/match/teams.ts';
import { useTexts } from '../app-context.ts';
import { Button, Choice, Slider } from './controls.tsx';
import { Window } from './window.tsx';

/** Where the slider stands at first: nobody's guess, and far from both ends. */
const FIRST = 75;

/** The form of a guess. */
export function GuessWindow(props: {
  readonly teams: readonly Team[];
  readonly onGuess: (team: string, accuracy: number) => void;
  readonly onClose: () => void;
}) {
  const { teams, onGuess, onClose } = props;
  const { crowd, match } = useTexts();
  const [team, setTeam] = useState(teams[0]?.id ?? '');
  const [percent, setPercent] = useState(FIRST);
  return (
    <Window title={crowd.window} testId="guess-window" onClose={onClose}>
      <Choice
        label={crowd.team}
        value={team}
        options={teams.map((each) => ({ value: each.id, label: match.team(each) }))}
        testId="guess-team"
        onChange={setTeam}
      />
      <Slider
        label={crowd.level}
        value={percent}
        min={0}
        max={100}
        step={1}
        shown={crowd.percent({ share: percent / 100 })}
        testId="guess-accuracy"
        onChange={setPercent}
      />
      <p class="quiet small">{crowd.rule}</p>
      <div class="row">
        <Button
          tone="water"
          testId="guess-send"
          onPress={() => {
            onGuess(team, percent / 100);
            onClose();
          }}
        >
          {crowd.send}
        </Button>
        <span class="quiet small">{crowd.stays}</span>
      </div>
    </Window>
  );
}
