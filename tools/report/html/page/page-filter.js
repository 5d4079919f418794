// Runs in the page. Shows the grants that match all controls, and keeps what was chosen in the address after the #, so
// that a link shows the same.
(() => {
  const form = document.querySelector('form');
  const reset = form?.querySelector('button');
  const status = form?.querySelector('[role=status]');
  if (!form || !reset || !status) return;

  const controls = [...form.querySelectorAll('select')];
  const principals = elements('[data-principal]');
  const grants = elements('[data-grant]').map((row) => ({
    row,
    keys: new URLSearchParams(row.dataset.grant),
  }));

  const chosenControls = () => controls.filter(({ value }) => value !== '');

  const show = () => {
    const chosen = chosenControls();
    for (const { row, keys } of grants) {
      row.hidden = !chosen.every(({ name, value }) => keys.getAll(name).includes(value));
    }
    for (const principal of principals) principal.hidden = !isShown(principal, chosen);
    const shown = grants.filter(({ row }) => !row.hidden).length;
    status.textContent = `${shown} of ${grants.length} ${grants.length === 1 ? 'grant' : 'grants'}`;
  };

  const remember = () => {
    const chosen = chosenControls().map(({ name, value }) => [name, value]);
    const address = location.href.replace(/#.*/, '');
    const hash = chosen.length === 0 ? '' : `#${new URLSearchParams(chosen).toString()}`;
    history.replaceState(null, '', address + hash);
  };

  /** What the report does not have, as in a link to an older one, is not chosen. */
  const restore = () => {
    const remembered = new URLSearchParams(location.hash.slice(1));
    for (const control of controls) {
      control.value = remembered.get(control.name) ?? '';
      if (control.selectedIndex === -1) control.value = '';
    }
    show();
  };

  form.addEventListener('change', () => {
    show();
    remember();
  });
  reset.addEventListener('click', () => {
    for (const control of controls) control.value = '';
    show();
    remember();
  });
  addEventListener('hashchange', restore);
  restore();
  form.hidden = false;

  /**
   * With a grant that is shown; one without any grant where only principals were chosen from.
   *
   * @param {HTMLElement} principal
   * @param {HTMLSelectElement[]} chosen
   */
  function isShown(principal, chosen) {
    if (principal.querySelector('[data-grant]:not([hidden])')) return true;
    return chosen.every(
      ({ name, value }) => name === 'principal' && value === principal.dataset.principal,
    );
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  function elements(selector) {
    return Array.from(document.querySelectorAll(selector));
  }
})();
