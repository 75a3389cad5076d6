"use client";

import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { DismissButton } from "./dismiss-button";
import { joinClasses } from "./join-classes";

type Notice = { id: number; text: string; tone: "plain" | "problem" };
type Notify = (text: string, tone?: Notice["tone"]) => void;

const NoticesContext = createContext<Notify>(() => {});
const PLAIN_STAYS_MS = 6_000;

/** Says something once, on the screen and to a screen reader. A problem stays until it is closed. */
export function useNotify(): Notify {
  return useContext(NoticesContext);
}

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<Notice[]>([]);
  const nextId = useRef(0);
  const notify = useCallback<Notify>((text, tone = "plain") => {
    nextId.current += 1;
    const id = nextId.current;
    setNotices((current) => [...current.filter((notice) => notice.text !== text), { id, text, tone }].slice(-3));
  }, []);
  const close = useCallback((id: number) => setNotices((current) => current.filter((notice) => notice.id !== id)), []);
  return (
    <NoticesContext value={notify}>
      {children}
      <div
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 bottom-[calc(var(--window-foot,0px)+16px)] z-60 grid justify-items-center gap-2 print:hidden"
      >
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onClose={close} />
        ))}
      </div>
    </NoticesContext>
  );
}

function NoticeCard({ notice, onClose }: { notice: Notice; onClose: (id: number) => void }) {
  useEffect(() => {
    if (notice.tone === "problem") return;
    const timer = setTimeout(() => onClose(notice.id), PLAIN_STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice, onClose]);
  return (
    <div
      className={joinClasses(
        "appear pointer-events-auto flex max-w-lg items-center gap-3 rounded-box border bg-surface py-2 pr-2 pl-4 shadow-raised",
        notice.tone === "problem" ? "border-red" : "border-line-2",
      )}
    >
      {notice.tone === "problem" && <CircleAlert size={16} className="shrink-0 text-red" aria-hidden />}
      <p>{notice.text}</p>
      <DismissButton label="Dismiss" onClick={() => onClose(notice.id)} />
    </div>
  );
}
