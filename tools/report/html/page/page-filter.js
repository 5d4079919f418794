// Runs in the page. Shows the grants that match all controls, and keeps the selection in the URL fragment, so that links
// keep it.
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
    status.textContent = `${shown} of ${grants.length} ${grants.length === 1 ? 'permission' : 'permissions'}`;
  };

  const remember = () => {
    const chosen = chosenControls().map(({ name, value }) => [name, value]);
    const address = location.href.replace(/#.*/, '');
    const hash = chosen.length === 0 ? '' : `#${new URLSearchParams(chosen).toString()}`;
    history.replaceState(null, '', address + hash);
  };

  /** Ignores values that the report does not contain, such as those in a link to an older report. */
  const restore = () => {
    const remembered = new URLSearchParams(location.hash.slice(1));
    for (const control of controls) {
      control.value = remembered.get(control.name) ?? '';
      if (control.selectedIndex === -1) control.value = '';
    }
    show();
  };

  const showAll = () => {
    for (const control of controls) control.value = '';
    show();
  };

  /**
   * A link to a principal that the filter hides shows all.
   *
   * @param {HTMLElement} section
   */
  const reveal = (section) => {
    showAll();
    section.scrollIntoView();
  };

  form.addEventListener('change', () => {
    show();
    remember();
  });
  reset.addEventListener('click', () => {
    showAll();
    remember();
  });
  addEventListener('hashchange', () => {
    const section = document.getElementById(location.hash.slice(1));
    if (section === null) restore();
    else if (section.closest('[hidden]')) reveal(section);
  });
  restore();
  form.hidden = false;

  /**
   * A principal with a visible grant; one without grants if only principals are selected.
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
