type Place = { x: number; y: number; scale: number };

/**
 * Paints an SVG that is in the document onto a canvas: rectangles, circles, lines, paths and texts with the colours, strokes and fonts that
 * they have on the page. Clips, gradients and pictures are not among what our drawings use.
 * @param place where its upper left corner goes, and how many pixels of the canvas one of the page's takes
 */
export function drawSvg(paint: CanvasRenderingContext2D, root: SVGSVGElement, { x, y, scale }: Place): void {
  const corner = root.getBoundingClientRect();
  paint.save();
  for (const node of root.querySelectorAll<SVGGraphicsElement>("path, rect, circle, line, text")) {
    if (node.closest("defs, clipPath") !== null) continue;
    const look = getComputedStyle(node);
    const matrix = node.getScreenCTM();
    if (matrix === null || look.display === "none" || look.visibility === "hidden") continue;
    const { a, b, c, d, e, f } = matrix;
    paint.setTransform(a * scale, b * scale, c * scale, d * scale, (e - corner.left + x) * scale, (f - corner.top + y) * scale);
    if (node instanceof SVGTextContentElement) drawText(paint, node, look);
    else drawShape(paint, shapeOf(node), look);
  }
  paint.restore();
}

function shapeOf(node: SVGGraphicsElement): Path2D {
  if (node instanceof SVGPathElement) return new Path2D(node.getAttribute("d") ?? "");
  const shape = new Path2D();
  if (node instanceof SVGRectElement) {
    shape.roundRect(lengthOf(node.x), lengthOf(node.y), lengthOf(node.width), lengthOf(node.height), lengthOf(node.rx));
  } else if (node instanceof SVGCircleElement) {
    shape.arc(lengthOf(node.cx), lengthOf(node.cy), lengthOf(node.r), 0, 2 * Math.PI);
  } else if (node instanceof SVGLineElement) {
    shape.moveTo(lengthOf(node.x1), lengthOf(node.y1));
    shape.lineTo(lengthOf(node.x2), lengthOf(node.y2));
  }
  return shape;
}

function lengthOf(length: SVGAnimatedLength): number {
  return length.baseVal.value;
}

function drawShape(paint: CanvasRenderingContext2D, shape: Path2D, look: CSSStyleDeclaration): void {
  if (look.fill !== "none") {
    paint.globalAlpha = Number(look.fillOpacity) * Number(look.opacity);
    paint.fillStyle = look.fill;
    paint.fill(shape);
  }
  if (setStroke(paint, look)) paint.stroke(shape);
}

/** False where nothing is to be stroked. */
function setStroke(paint: CanvasRenderingContext2D, look: CSSStyleDeclaration): boolean {
  const width = Number.parseFloat(look.strokeWidth);
  if (look.stroke === "none" || !(width > 0)) return false;
  paint.globalAlpha = Number(look.strokeOpacity) * Number(look.opacity);
  paint.strokeStyle = look.stroke;
  paint.lineWidth = width;
  paint.lineCap = look.strokeLinecap as CanvasLineCap;
  paint.lineJoin = look.strokeLinejoin as CanvasLineJoin;
  paint.setLineDash(look.strokeDasharray === "none" ? [] : look.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat));
  return true;
}

/** Where its first letter stands on the page, it stands on the canvas: anchors and shifts are in that place already. */
function drawText(paint: CanvasRenderingContext2D, node: SVGTextContentElement, look: CSSStyleDeclaration): void {
  // A tooltip inside a text is not part of what is written.
  const text = [...node.childNodes]
    .filter((child) => child.nodeName !== "title")
    .map((child) => child.textContent ?? "")
    .join("");
  if (text === "" || node.getNumberOfChars() === 0) return;
  const { x, y } = node.getStartPositionOfChar(0);
  paint.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
  paint.textAlign = "left";
  paint.textBaseline = "alphabetic";
  if (look.paintOrder.startsWith("stroke") && setStroke(paint, look)) paint.strokeText(text, x, y);
  paint.globalAlpha = Number(look.fillOpacity) * Number(look.opacity);
  paint.fillStyle = look.fill;
  paint.fillText(text, x, y);
}
