import { useScenarioText, useTexts } from '../app-context.ts';
import { HandLayer } from '../panels/hand-layer.tsx';
import { ModelArena } from '../panels/model-arena.tsx';
import { samplesInside } from '../picture/lasso.ts';
import { type InquiryProps, Marks } from './inquiry-parts.tsx';

/** The delivery as a map, without guilt; a lasso on it marks what is inside. */
export function MapLook({ inquiry, defence, scenario, data }: InquiryProps) {
  const { cast } = data;
  const { classNames } = useScenarioText(scenario);
  const texts = useTexts();
  const { tool, mark } = inquiry.marking;
  const { samples } = defence.picture;
  return (
    <>
      <Marks inquiry={inquiry} scenario={scenario} help={texts.inquiry.marking.lassoHelp} />
      <ModelArena
        picture={defence.picture}
        classNames={classNames}
        busy={cast ? null : texts.desks.defend.fetching}
        summary={texts.desks.defend.stream({ samples: cast?.n ?? 0 })}
        mails={cast?.mails}
        tellFate={defence.removed !== null}
        legend={{ ghost: false, boundary: false, ...(defence.removed && { fates: [{ fate: 'dropped' }] }) }}
        layer={
          tool === 'look' || !samples
            ? undefined
            : (lens) => (
                <HandLayer
                  tool={tool}
                  lens={lens}
                  onPath={(path) => mark(samplesInside(samples, lens, path), tool)}
                />
              )
        }
      />
    </>
  );
}
