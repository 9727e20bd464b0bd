// Adds buttons that copy addresses and snippets; without it everything else works.
(() => {
  const said = document.getElementById('said');
  if (!said) return;
  const { home, copy, lines, copied } = said.dataset;
  const write = async text => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a secure origin there is no clipboard but the old one.
      const field = document.createElement('textarea');
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
  };
  const button = (words, about, textOf) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'copy';
    made.textContent = words;
    if (about) made.setAttribute('aria-label', words + ': ' + about);
    made.addEventListener('click', async () => {
      await write(textOf());
      made.textContent = said.textContent = copied;
      setTimeout(() => { made.textContent = words; said.textContent = ''; made.focus(); }, 2000);
    });
    return made;
  };
  document.querySelectorAll('.address').forEach(each => each.append(button(copy, '', () => each.querySelector('code').textContent)));
  document.querySelectorAll('ul.feeds > li').forEach(each => {
    const places = each.querySelector('span');
    places.prepend(button(copy, each.querySelector('a').textContent, () => new URL(places.querySelector('a').getAttribute('href'), home).href));
  });
  document.querySelectorAll('pre').forEach(each => each.before(button(lines, '', () => each.textContent.trim())));
})();
