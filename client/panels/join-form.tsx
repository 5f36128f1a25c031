import { useState } from 'preact/hooks';
import { ROOM_ALPHABET } from '../../contract/room-alphabet.ts';
import { useTexts } from '../app-context.ts';
import { tidyCode } from '../links/routes.ts';
import { Button } from './controls.tsx';

/** Six letters, and in. Says at once when letters cannot be a code. */
export function CodeForm({ onCode }: { readonly onCode: (code: string) => void }) {
  const { home } = useTexts();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      class="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        const code = tidyCode(typed);
        if (code) onCode(code);
        else setWrong(true);
      }}
    >
      <label class="hidden" for="join-code">
        {home.code}
      </label>
      <input
        id="join-code"
        class="input code"
        data-testid="join-code"
        value={typed}
        maxLength={12}
        placeholder="ABCDEF"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={wrong}
        aria-describedby="join-code-help"
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
      />
      <Button submit testId="join-go">
        {home.join}
      </Button>
      <p id="join-code-help" class={wrong ? 'help tone-bad' : 'hidden'} role={wrong ? 'alert' : undefined}>
        {wrong ? home.codeWrong({ letters: ROOM_ALPHABET }) : home.codeHelp}
      </p>
    </form>
  );
}
