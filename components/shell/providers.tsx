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
        defaultOptions: { queries: { staleTime: 15_000, retry: 1, refetchOnReconnect: true, refetchOnWindowFocus: true } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <RadixNonce />
      <NoticesProvider>{children}</NoticesProvider>
    </QueryClientProvider>
  );
}
