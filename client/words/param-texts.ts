/** Words for parameters whose key alone says too little; anything else is spelled out from its key. */
export const PARAM_TEXTS: Readonly<
  Record<string, { readonly label: string; readonly help: string; readonly percent?: true }>
> = {
  remove: {
    label: 'Remove per class',
    help: 'Share of each class that goes, the most suspicious first.',
    percent: true,
  },
  batches: { label: 'Batches', help: 'The attack looks at the model again after each batch.' },
  label: { label: 'Class the poison claims', help: '' },
  choose: { label: 'Which samples are copied', help: '' },
  steps: { label: 'Steps', help: 'How often every sample is moved uphill; more takes longer.' },
  step: { label: 'First step', help: 'As a share of the widest distance there is.', percent: true },
  neighbours: { label: 'Neighbours', help: 'How many of the nearest samples count.' },
  k: { label: 'Neighbours', help: 'How many of the nearest samples count.' },
};
