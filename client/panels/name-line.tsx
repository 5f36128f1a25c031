import { nameParts } from '../room/name-parts.ts';

/**
 * A name, or a few words with one at their end. Where it has to stay in one line and is too long, its middle is left
 * out: of names that begin alike the ends tell which is which. Where there is room for more lines it is whole.
 */
export function NameLine({ name, kind = '' }: { readonly name: string; readonly kind?: string }) {
  const { start, end, letters } = nameParts(name);
  return (
    <bdi class={`name-line ${kind}`} title={name} style={{ '--letters': letters }}>
      <span>{start}</span>
      <span class="name-end">{end}</span>
    </bdi>
  );
}
