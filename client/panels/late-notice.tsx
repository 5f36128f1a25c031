import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';

/** Says that the phase was over before the own last change had reached the team. */
export function LateNotice({ onClose }: { readonly onClose: () => void }) {
  const { late } = useTexts().teamwork;
  return (
    <div class="said" role="status" data-testid="late">
      <p>
        <b>{late.title}</b> {late.text}
      </p>
      <Button size="slim" tone="bare" label={late.close} onPress={onClose}>
        ×
      </Button>
    </div>
  );
}
