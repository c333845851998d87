// Light or dark before the first paint: as the reader chose here, else as the system has it (app.css).
// A classic script in the head, so that no page flashes in the wrong colours. Tested in tests/web/record.screen.mjs.
(() => {
    let chosen = '';
    try { chosen = localStorage.getItem('theme') ?? ''; } catch { /* no storage: the system's choice stands */ }
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
})();
