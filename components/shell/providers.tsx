"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { NoticesProvider } from "@/components/ui/notices";
import { RadixNonce } from "./radix-nonce";

/** What every page's client parts rest on: the query cache, notices. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          // Asked at once, whatever the browser says of the line. Kept until there is one, a signature would be sent after its dialog was
          // cancelled, a claim would read as one that nobody has, and nothing would be said of either.
          mutations: { networkMode: "always" },
          queries: { networkMode: "always", staleTime: 15_000, retry: 1, refetchOnReconnect: true, refetchOnWindowFocus: true },
        },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <RadixNonce />
      <NoticesProvider>{children}</NoticesProvider>
    </QueryClientProvider>
  );
}
