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
};

export default config;
