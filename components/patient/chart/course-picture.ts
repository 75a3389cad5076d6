import { drawSvg } from "./draw-svg";

const MARGIN = 24;
const HEAD_ROOM = 28;
/** Twice the pixels, so that a record's viewer and paper show it sharp. */
const SHARPNESS = 2;
const FONT = '"Inter Variable", Inter, system-ui, sans-serif';
const INK = "#1d2a30";
const QUIET = "#5a676d";

/** What a part of the picture is called and how its shades are read; the plot itself has no name. */
export type PictureWords = { title: string; lines: string[]; footer: string; keys: Readonly<Record<string, string>> };

/**
 * The drawing as a PNG in the light theme on white, whatever the screen's theme is. It is painted shape by shape: an SVG opened as an
 * image would need `img-src blob:` in the content security policy, and could not use the page's fonts.
 * @param drawing the element that holds the SVGs
 * @throws Error where the browser gives no canvas or no file
 */
export async function coursePicture(drawing: HTMLElement, words: PictureWords): Promise<Blob> {
  await document.fonts.ready;
  const stage = lightCopy(drawing);
  try {
    const parts = [...stage.querySelectorAll<SVGSVGElement>("svg[data-part], svg.recharts-surface")];
    const width = Math.max(...parts.map((part) => part.getBoundingClientRect().width));
    const canvas = document.createElement("canvas");
    const paint = canvas.getContext("2d");
    if (paint === null) throw new Error("no canvas");
    const lines = words.lines.flatMap((line) => wrapped(paint, line, `14px ${FONT}`, width));
    const top = MARGIN + 30 + lines.length * 20;
    const height = parts.reduce((sum, part) => sum + part.getBoundingClientRect().height + HEAD_ROOM, top + 24);
    canvas.width = (width + 2 * MARGIN) * SHARPNESS;
    canvas.height = (height + MARGIN) * SHARPNESS;
    paint.scale(SHARPNESS, SHARPNESS);
    paint.fillStyle = "white";
    paint.fillRect(0, 0, width + 2 * MARGIN, height + MARGIN);
    const write = (text: string, x: number, y: number, font: string, ink: string) => {
      paint.font = `${font} ${FONT}`;
      paint.fillStyle = ink;
      paint.fillText(text, x, y);
    };
    write(words.title, MARGIN, MARGIN + 16, "600 18px", INK);
    lines.forEach((line, i) => {
      write(line, MARGIN, MARGIN + 40 + i * 20, "14px", INK);
    });
    let y = top;
    for (const part of parts) {
      const name = part.dataset.part;
      if (name !== undefined) {
        write(name, MARGIN, y + 18, "600 14px", INK);
        write(words.keys[name] ?? "", MARGIN + 100, y + 18, "12px", QUIET);
        y += HEAD_ROOM;
      }
      drawSvg(paint, part, { x: MARGIN, y, scale: SHARPNESS });
      y += part.getBoundingClientRect().height;
    }
    write(words.footer, MARGIN, y + 28, "12px", QUIET);
    return await fileOf(canvas);
  } finally {
    stage.remove();
  }
}

/** The same drawing out of sight and in the light theme: its colours are properties that follow the scheme. */
function lightCopy(drawing: HTMLElement): HTMLElement {
  const stage = document.createElement("div");
  stage.setAttribute("aria-hidden", "true");
  stage.className = "light-sheet pointer-events-none fixed top-0 -left-[20000px]";
  stage.style.width = `${drawing.getBoundingClientRect().width}px`;
  stage.append(...[...drawing.querySelectorAll("svg[data-part], svg.recharts-surface")].map((part) => part.cloneNode(true)));
  document.body.append(stage);
  return stage;
}

function wrapped(paint: CanvasRenderingContext2D, text: string, font: string, width: number): string[] {
  paint.font = font;
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && paint.measureText(longer).width > width) lines.push(word);
    else lines.splice(Math.max(0, lines.length - 1), 1, longer);
    return lines;
  }, []);
}

function fileOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
  });
}
