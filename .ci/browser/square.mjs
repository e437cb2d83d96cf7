// Reads the square code of a page as a telephone does: from what paper shows, with a decoder that knows nothing of us.
// Takes a tab in print; gives findings. A page that does not know its address has no square.
import jsQR from 'jsqr';

// Pixels of a picture, taken apart by the browser itself.
async function pixelsOf(context, picture) {
  const page = await context.newPage();
  const pixels = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: [...canvas.getImageData(0, 0, image.width, image.height).data] };
  }, `data:image/png;base64,${picture.toString('base64')}`);
  await page.close();
  return pixels;
}

// The square leads to the page's canonical address, and so a paper finds its page again. A page as an earlier release had
// it names today's page as canonical; its paper leads to the page it shows.
const AS_IT_WAS = /\/thay-doi\/[^/]+\/ban-in(\/.+)$/;

export async function judgeSquare(page) {
  const canonical = page.locator('link[rel=canonical]');
  const square = page.locator('svg.square');
  const known = (await canonical.count()) > 0;
  if ((await square.count()) === 0) return known ? ['the page knows its address and has no square'] : [];
  const wanted = known ? await canonical.getAttribute('href') : 'nothing, for the page names no address';
  const { width, height, data } = await pixelsOf(page.context(), await square.screenshot());
  const read = jsQR(Uint8ClampedArray.from(data), width, height);
  if (!read) return [`no decoder reads the square (${width} × ${height} pixels)`];
  const ofToday = read.data.match(AS_IT_WAS)?.[1];
  if (ofToday && wanted.endsWith(ofToday)) return [];
  return read.data === wanted ? [] : [`the square leads to ${read.data} and not to ${wanted}`];
}
