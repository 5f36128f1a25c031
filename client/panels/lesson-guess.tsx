import { useId, useState } from 'preact/hooks';
import type { LessonText, LessonTexts } from '../../texts/lesson-text.ts';
import { Button } from './controls.tsx';
import { Told } from './term.tsx';

/** Asks for a guess before anything is shown. */
export function GuessForm(props: {
  readonly text: LessonText;
  readonly told: LessonTexts;
  readonly onGuess: (answer: number) => void;
}) {
  const { text, told } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const name = useId();
  return (
    <form
      class="guess"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) props.onGuess(chosen);
      }}
    >
      <fieldset class="plain-set">
        <legend class="strong">{text.question}</legend>
        {text.options.map((option, i) => (
          <label key={option} class="guess-option" data-testid={`guess-${i}`}>
            <input type="radio" name={name} checked={chosen === i} onChange={() => setChosen(i)} />
            <span>{option}</span>
          </label>
        ))}
      </fieldset>
      <Button submit tone="water" disabled={chosen === null} testId="guess-submit">
        {told.page.seeIt}
      </Button>
    </form>
  );
}

/** What was guessed beside what came out. */
export function GuessVerdict(props: {
  readonly text: LessonText;
  readonly told: LessonTexts;
  readonly guess: number;
  /** Null while the round is being played. */
  readonly answer: number | null;
}) {
  const { text, guess, answer } = props;
  const { page } = props.told;
  return (
    <div class="verdict stack" style={{ '--gap': 1 }} data-testid="verdict" role="status">
      <p>{page.guessed({ answer: text.options[guess] ?? '' })}</p>
      {answer !== null && (
        <>
          <p class="strong">
            {guess === answer ? page.right : page.cameOut({ answer: text.options[answer] ?? '' })}
          </p>
          <p>
            <Told text={text.why} />
          </p>
        </>
      )}
    </div>
  );
}
