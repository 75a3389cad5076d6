import { config } from "zod/v4/core";

// Runs before anything else on a staff page. Zod would try whether it may compile code from text; our content security policy refuses that,
// and every page would report a violation of its own.
config({ jitless: true });
