// Before the first paint: the theme of the link or the one that was chosen here before (client/theme.ts does the rest).
(() => {
  const media = { light: 'all', dark: 'print' };
  let chosen = new URLSearchParams(location.search).get('theme');
  try {
    chosen ??= localStorage.getItem('theme');
  } catch {
    // This browser may not remember.
  }
  if (media[chosen] && !matchMedia('(forced-colors: active)').matches)
    document.getElementById('light').media = media[chosen];
})();
