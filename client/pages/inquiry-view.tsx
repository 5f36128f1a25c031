import { useTexts } from '../app-context.ts';
import type { Cast } from '../engine-worker/api.ts';
import { Segments } from '../panels/controls.tsx';
import { AccountsLook } from './accounts-look.tsx';
import { GoldenLook } from './golden-look.tsx';
import type { InquiryProps } from './inquiry-parts.tsx';
import { MapLook } from './map-look.tsx';
import { SamplesLook } from './samples-look.tsx';
import { SpectrumLook } from './spectrum-look.tsx';
import { SuspicionLook } from './suspicion-look.tsx';
import { LOOKS } from './use-inquiry.ts';

/** A delivery under the eye: as a map, sample by sample, under a filter, by account, by its spectrum. */
export function InquiryView(props: InquiryProps) {
  const { inquiry, data } = props;
  const texts = useTexts();
  return (
    <section class="inquiry" aria-label={texts.inquiry.lookAt}>
      <div class="look-tabs">
        <Segments
          label={texts.inquiry.lookAt}
          hideLabel
          testId="look"
          value={inquiry.look}
          options={LOOKS.map((look) => ({ value: look, label: texts.inquiry.looks[look] }))}
          onChange={inquiry.setLook}
        />
      </div>
      {data.cast || inquiry.look === 'map' ? (
        <LookOf {...props} cast={data.cast} />
      ) : (
        <p class="look-wait quiet" role="status">
          {texts.inquiry.waiting}
        </p>
      )}
    </section>
  );
}

function LookOf(props: InquiryProps & { readonly cast: Cast | null }) {
  const { inquiry, cast } = props;
  if (inquiry.look === 'map' || !cast) return <MapLook {...props} />;
  if (inquiry.look === 'samples') return <SamplesLook {...props} cast={cast} />;
  if (inquiry.look === 'suspicion') return <SuspicionLook {...props} />;
  if (inquiry.look === 'accounts') return <AccountsLook {...props} />;
  if (inquiry.look === 'spectrum') return <SpectrumLook {...props} />;
  return <GoldenLook {...props} />;
}
