import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { DENSITY_COOKIE, densityOf, THEME_COOKIE, themeOf } from "@/components/shell/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Isomood", template: "%s · Isomood" },
  description: "Watches over the mood of people taking isotretinoin.",
  robots: { index: false, follow: false },
  referrer: "strict-origin",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered for its request: a page made at build time could carry no nonce.
  await connection();
  const kept = await cookies();
  const theme = themeOf(kept.get(THEME_COOKIE)?.value);
  const density = densityOf(kept.get(DENSITY_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme} data-density={density}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
