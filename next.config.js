// @ts-check

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  // Native, and loaded at run time only.
  serverExternalPackages: ["@node-rs/argon2", "postgres"],
  // Types and lint are checked by `npm run check`, once and for everything.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  experimental: {
    // Loading every page and handler takes more than half of a start, also of the one after a crash. Each is loaded when it is first asked for.
    preloadEntriesOnStart: false,
    // Our log holds no stack, and Node would read these maps, four times what they describe, as each page is first loaded.
    turbopackSourceMaps: false,
  },
};

export default config;
