import { useMemo } from 'preact/hooks';
import { useTexts } from '../app-context.ts';

/** Words that stand in front of a mail of which only the words are known: the rarest, which say most. */
const TELLING = 5;

/** What stands for a word that is no feature of the model. */
const UNKNOWN = '…';

/**
 * A mail as it is read: its subject and its first lines, with the words that the model sees marked. Of a mail that nobody
 * wrote down only the words are known, and this says so: the most telling ones first.
 */
export function MailText({
  text,
  explained = true,
}: {
  readonly text: string;
  /** Whether it says that only its words are known; in a list of many that would be said too often. */
  readonly explained?: boolean;
}) {
  const { arena } = useTexts();
  const [subject = '', ...lines] = useMemo(() => text.split('\n'), [text]);
  if (lines.length === 0) {
    const words = text.split(' ');
    return (
      <span class="mail-line">
        <b class="mail-subject">{words.slice(0, TELLING).join(' · ')}</b>
        <span class="mail-body">
          {words.length > TELLING && `${words.slice(TELLING).join(' ')} `}
          {explained && <i class="mail-note">{arena.onlyWords}</i>}
        </span>
      </span>
    );
  }
  return (
    <span class="mail-line">
      <b class="mail-subject">
        <Marked line={subject} />
      </b>
      {lines.map((line, at) => (
        <span key={at} class="mail-body">
          <Marked line={line} />
        </span>
      ))}
    </span>
  );
}

/** The words of a line; the gaps are where words stood that the model does not see. */
function Marked({ line }: { readonly line: string }) {
  const pieces = line.split(/(\s+)/);
  return (
    <>
      {pieces.map((piece, at) =>
        piece.trim() === '' || piece === UNKNOWN ? (
          piece
        ) : (
          <mark key={at} class="mail-word">
            {piece}
          </mark>
        ),
      )}
    </>
  );
}
