// Saves a chart as a picture (PNG or SVG) that says what it shows: title, unit, period, source, our font.
// Less-than signs are written \x3c, or the page would take the script for markup and drop it.
// Needs no network: plotly draws the SVG (a map is one already), we put the font into it, and a canvas makes the PNG.
(() => {
  if (window.picturesReady) return;
  window.picturesReady = true;
  const FONT = "app/static/fonts/Vazirmatn-variable.woff2", WIDTH = 1000, LINE = 22, SCALE = 2;
  let waiting = null, font = null;

  const base64 = blob => new Promise(done => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(blob);
  });

  const fontFace = async () => {
    font ??= fetch(FONT).then(answer => answer.ok ? answer.blob() : Promise.reject(answer.status)).then(base64);
    return `@font-face{font-family:Vazirmatn;font-weight:100 900;src:url(data:font/woff2;base64,${await font})}`;
  };

  // The chart that a button belongs to is the last one before it.
  const chartOf = button => [...document.querySelectorAll(".js-plotly-plot, .shape-map > svg")].filter(
    chart => chart.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).pop();

  const titled = (layout, full, about) => {
    const side = about.rtl ? "right" : "left", size = full._size;
    const top = 36 + LINE * about.head.length, bottom = 34 + LINE * about.foot.length;
    const [title, ...lines] = about.head;
    const small = text => `\x3cspan style="font-size:13px">${text}\x3c/span>`;
    return {
      ...layout, width: Math.max(WIDTH, full.width), height: full.height + top + bottom, autosize: false,
      paper_bgcolor: "#fff",
      margin: {...layout.margin, t: size.t + top, b: size.b + bottom, l: size.l, r: size.r},
      title: {
        text: [`\x3cb>${title}\x3c/b>`, ...lines.map(small)].join("\x3cbr>"), font: {family: full.font.family, size: 18},
        x: about.rtl ? 1 : 0, xanchor: side, y: 1, yanchor: "top", pad: {t: 28, l: 16, r: 16},
      },
      annotations: [...(layout.annotations ?? []), {
        text: about.foot.join("\x3cbr>"), showarrow: false, align: side, font: {family: full.font.family, size: 12},
        xref: "paper", yref: "paper", x: about.rtl ? 1 : 0, xanchor: side, xshift: about.rtl ? size.r - 16 : 16 - size.l,
        y: 0, yanchor: "top", yshift: -size.b - 24,   // the title of an axis stands a little lower here than on the page
      }],
    };
  };

  // A map between its title and its source; both come escaped.
  const composed = (map, about) => {
    const own = Number(map.getAttribute("width")), width = Math.max(WIDTH, own), top = 36 + LINE * about.head.length;
    const height = top + Number(map.getAttribute("height")) + 34 + LINE * about.foot.length, copy = map.cloneNode(true);
    copy.removeAttribute("data-picture");
    copy.setAttribute("x", (width - own) / 2);
    copy.setAttribute("y", top);
    const [x, anchor] = about.rtl ? [width - 16, "end"] : [16, "start"];
    const line = (text, y, size, weight) =>
      `\x3ctext x="${x}" y="${y}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="#1B2733">${text}\x3c/text>`;
    const [title, ...lines] = about.head, below = height - LINE * about.foot.length;
    return [
      `\x3csvg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Vazirmatn, Tahoma, sans-serif">`,
      '\x3crect width="100%" height="100%" fill="#fff"/>', line(title, 40, 18, 700),
      ...lines.map((text, place) => line(text, 40 + LINE * (place + 1), 13, 400)), new XMLSerializer().serializeToString(copy),
      ...about.foot.map((text, place) => line(text, below + LINE * place, 12, 400)), "\x3c/svg>",
    ].join("");
  };

  const drawn = (chart, about) => new Promise((done, failed) => {
    const camera = chart.querySelector(".modebar-btn[data-title]");
    const layout = chart.layout, options = chart._context.toImageButtonOptions;
    const filename = `picture-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
    const wanted = titled(layout, chart._fullLayout, about);
    waiting = {name: `${filename}.svg`, done};
    try {
      chart.layout = wanted;
      chart._context.toImageButtonOptions = {format: "svg", filename, width: wanted.width, height: wanted.height};
      camera.click();
    } catch (problem) { failed(problem); } finally {
      chart.layout = layout;
      chart._context.toImageButtonOptions = options;
    }
  });

  // Plotly saves a file by pressing a link; ours is taken out of its hands here and finished.
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[download]");
    if (!waiting || link?.download !== waiting.name) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const {done} = waiting;
    waiting = null;
    done(fetch(link.href).then(answer => answer.text()));
  }, true);

  const escaped = text => text.replace(/[&<>]/g, sign => ({"&": "&amp;", "<": "&lt;", ">": "&gt;"})[sign]);

  const finished = async (source, about) => {
    const inside = `\x3ctitle>${escaped(about.title)}\x3c/title>\x3cdesc>${escaped(about.told)}\x3c/desc>\x3cstyle>${await fontFace()}\x3c/style>`;
    return source.replace(/\x3csvg[^>]*>/, open => open + inside);
  };

  const painted = async (source) => {
    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([source], {type: "image/svg+xml"}));
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * SCALE;
    canvas.height = picture.naturalHeight * SCALE;
    const ground = canvas.getContext("2d");
    ground.fillStyle = "#fff";
    ground.fillRect(0, 0, canvas.width, canvas.height);
    ground.drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(picture.src);
    return new Promise(done => canvas.toBlob(done, "image/png"));
  };

  const saved = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  document.addEventListener("click", async event => {
    const button = event.target.closest?.("button[data-picture]");
    if (!button) return;
    const form = button.dataset.picture, ready = button.dataset.drawing, chart = ready ? null : chartOf(button);
    const map = chart?.dataset.picture;
    const about = ready ? JSON.parse(button.dataset.about) : map ? JSON.parse(map) : chart.layout.meta.picture;
    const source = await finished(ready ? ready : map ? composed(chart, about) : await drawn(chart, about), about);
    const blob = form === "png" ? await painted(source) : new Blob([source], {type: "image/svg+xml"});
    saved(blob, `${about.file}.${form}`);
  });
})();
