/** What the switch of light and dark says. */
export const themes = {
  choose: 'Colours',
  names: { auto: 'As this device', light: 'Light', dark: 'Dark' },
};
