import type { TermId } from '../../texts/texts.ts';
import { useTexts } from '../app-context.ts';
import { SiteHeader } from '../panels/site-header.tsx';
import { markReady } from '../ready.ts';
import { useTitle } from './use-title.ts';

/** Every term with its definition, in the order of the alphabet; each has a link of its own. */
export function GlossaryPage() {
  const { glossary, language } = useTexts();
  useTitle(glossary.title);
  const ids = (Object.keys(glossary.terms) as TermId[]).sort((a, b) =>
    glossary.terms[a].term.localeCompare(glossary.terms[b].term, language),
  );
  markReady();
  return (
    <>
      <SiteHeader here="glossary" />
      <main class="reading glossary">
        <h1>{glossary.title}</h1>
        <p class="lede">{glossary.lede}</p>
        <dl>
          {ids.map((id) => (
            <div key={id} id={id}>
              <dt>{glossary.terms[id].term}</dt>
              <dd>{glossary.terms[id].means}</dd>
            </div>
          ))}
        </dl>
      </main>
    </>
  );
}
