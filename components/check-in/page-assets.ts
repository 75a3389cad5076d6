/** What a page needs to load its stylesheet and script: their hashed addresses and the nonce that lets them run. */
export type PageAssets = { readonly css: string; readonly js: string; readonly nonce: string | undefined };
