import { find } from "./screens";

/**
 * "I need help now" opens the help over the question; without `dialog` its link still leads to it at the end of the page.
 * @returns closes the dialog and says whether it was open
 */
export function helpDialog(): () => boolean {
  const dialog = document.createElement("dialog");
  if (!dialog.showModal) return () => false;
  const closer = find("[data-close]");
  dialog.setAttribute("aria-labelledby", "help-heading");
  dialog.append(find("#help"), closer);
  document.body.append(dialog);
  closer.hidden = false;
  closer.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  find("[data-help]").addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  return () => {
    const { open } = dialog;
    if (open) dialog.close();
    return open;
  };
}
