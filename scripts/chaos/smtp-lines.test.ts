import fc from "fast-check";
import { expect, test } from "vitest";
import { smtpLines } from "./smtp-lines";

const MESSAGE = "Subject: x\r\n\r\n..a dot\r\nDATA\r\nRCPT TO:<nobody>\r\n.\r\n";
const SESSION = ["EHLO here\r\n", "MAIL FROM:<a@b>\r\n", "RCPT TO:<c@d>\r\n", "DATA\r\n"];

test("commands and the message come out whole, wherever the network cuts them", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }), (sizes) => {
      const lines = smtpLines();
      const said: string[] = [];
      const feed = (text: string) => {
        for (let at = 0, index = 0; at < text.length; index += 1) {
          const size = sizes[index % Math.max(1, sizes.length)] ?? text.length;
          said.push(...lines.push(text.slice(at, at + size)).map((one) => (one.kind === "command" ? `> ${one.line}` : `= ${one.text}`)));
          at += size;
        }
      };
      feed(SESSION.join(""));
      lines.begin();
      feed(MESSAGE);
      feed("QUIT\r\n");
      expect(said).toEqual([...SESSION.map((line) => `> ${line}`), `= ${MESSAGE}`, "> QUIT\r\n"]);
    }),
  );
});
