/**
 * What a page needs to look right and to run. Its stylesheet and the lines that run first are written into it, so that it waits for neither;
 * its script has a hashed address. `nonce` lets all three work.
 */
export type PageAssets = { readonly css: string; readonly early: string; readonly js: string; readonly nonce: string | undefined };
