"use client";

/** Hands the browser a file to save. Its name must hold nothing about a patient: download lists are read by others. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by the next task; the address need not outlive it by much.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
