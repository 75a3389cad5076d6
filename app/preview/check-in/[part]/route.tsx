import type { ReactElement } from "react";
import { pageAssets } from "@/app/check-in/page-answers";
import { ConsentPage } from "@/components/check-in/consent-page";
import { Ended } from "@/components/check-in/ended";
import { Landing } from "@/components/check-in/landing";
import { Questionnaire } from "@/components/check-in/questionnaire";
import { Receipt } from "@/components/check-in/receipt";
import { renderPage } from "@/components/check-in/render-page";
import { PREVIEW_STYLE, PreviewBar, type PreviewPlace } from "@/components/preview/preview-bar";
import { MOOD_FIELDS } from "@/contracts/check-in";
import { previewParams, previewQuery } from "@/contracts/preview-requests";
import { ROLES } from "@/contracts/roles";
import { checkInWords } from "@/messages/check-in";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { readPreview } from "@/server/use-cases/read-preview";

/** Nobody's: it is in the page's fields, and no check-in has it. */
const NO_CHECK_IN = "00000000-0000-4000-8000-000000000000";

/** A page of the check-in as a patient of this clinic sees it, with a bar to go from one to the next. Nothing on it can be sent. */
export const GET = withRoute({
  callers: ROLES,
  params: previewParams,
  query: previewQuery,
  audit: { none: "shows a form that is nobody's: nothing of the record" },
  signInPage: true,
  handler: async ({ request, actor, params, query, now }) => {
    const facts = { ...(await readPreview(database(), actor)), phase: "on" } as const;
    const place = { ...params, ...query };
    const page = pageOf(place, { facts, now, assets: pageAssets(request), words: checkInWords(query.language, facts.region) });
    return withBar(await renderPage(page), place, request.headers.get("x-nonce") ?? "");
  },
});

type Shared = Pick<Parameters<typeof Landing>[0], "facts" | "now" | "assets" | "words">;

function pageOf({ part, form }: PreviewPlace, shared: Shared): ReactElement {
  const adult = form === "adult";
  const common = { ...shared, checkInId: NO_CHECK_IN, preview: true };
  const instrument = adult ? ("phq9" as const) : ("phq9-teen" as const);
  const { items, item9 } = MOOD_FIELDS[instrument];
  const questionnaire = { ...common, shown: { instrument, adult, under25: true, elsewhere: [] } };
  switch (part) {
    case "landing":
      return <Landing {...common} token="" adult={adult} begun={false} />;
    case "consent":
      return <ConsentPage {...common} />;
    case "questions":
      return <Questionnaire {...questionnaire} />;
    case "plain":
      return <Questionnaire {...questionnaire} plain />;
    case "item9":
      return <Questionnaire {...questionnaire} given={{ ...Object.fromEntries(items.map((field) => [field, "0"])), [item9]: "2" }} />;
    case "receipt":
      return <Receipt {...common} />;
    case "ended":
      return <Ended {...shared} ending="expired" region={shared.facts.region} />;
  }
}

/**
 * The bar stands before the patient's page and outside it: their components don't know it. The page's own policy, beside the one that every
 * answer has, lets nothing leave it, whatever a script or a form of it tries.
 */
async function withBar(answer: Response, place: PreviewPlace, nonce: string): Promise<Response> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const bar = renderToStaticMarkup(<PreviewBar place={place} />);
  const policy = `<meta http-equiv="Content-Security-Policy" content="form-action 'none'; connect-src 'none'">`;
  const style = `<style nonce="${nonce}">${PREVIEW_STYLE}</style>`;
  const html = (await answer.text()).replace("</head>", `${policy}${style}</head>`).replace(/<body[^>]*>/, (body) => `${body}${bar}`);
  return new Response(html, { status: answer.status, headers: answer.headers });
}
