/** What has to be done before the answers can be sent, with a way to each place. Takes the focus, so that it is read first. */
export function ErrorSummary({
  heading,
  told,
  text,
  links,
}: {
  readonly heading: string;
  readonly told?: string;
  readonly text?: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the page came back because of what stands here; without it a screen reader starts at the top as if nothing had happened
    <div className="summary" role="alert" tabIndex={-1} autoFocus>
      <h2>{heading}</h2>
      {told && <p>{told}</p>}
      {text && <p>{text}</p>}
      {links.length > 0 && (
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
