import type { Lesson } from '../../engine/lessons/lesson.ts';
import type { LessonText, LessonTexts } from '../../texts/lesson-text.ts';
import { wordsOf } from '../forms/told.ts';
import { goalText } from './lesson-goals.tsx';

/** Empty lines for what somebody has found. */
const LINES = ['1', '2', '3', '4'];

/** A lesson on paper: seen by printers only. */
export function LessonSheet(props: {
  readonly lesson: Lesson;
  readonly text: LessonText;
  readonly told: LessonTexts;
  readonly number: number;
  readonly address: string;
}) {
  const { lesson, text, told } = props;
  const { page } = told;
  return (
    <article class="sheet" aria-hidden="true">
      <p>{page.number({ number: props.number })}</p>
      <h2>{text.title}</h2>
      <p>{wordsOf(text.story)}</p>
      <h3>{page.guess}</h3>
      <p>{text.question}</p>
      <ul>
        {text.options.map((option) => (
          <li key={option}>☐ {option}</li>
        ))}
      </ul>
      <h3>{page.task}</h3>
      <p>{wordsOf(text.task)}</p>
      <ul>
        {lesson.goals.map((goal) => (
          <li key={goal.id}>☐ {goalText(told, goal)}</li>
        ))}
      </ul>
      <h3>{page.notes}</h3>
      {LINES.map((line) => (
        <div key={line} class="line" />
      ))}
      <h3>{page.world}</h3>
      <p>{wordsOf(text.world)}</p>
      <p class="address">{props.address}</p>
    </article>
  );
}
