// A map: figures by province, joined with shapes that the browser fetches once and keeps (geo/shapes.py).
// Every text is put in as text, never as markup; what is drawn stands alone, so that it can be saved as a picture.
export default function ({data, parentElement, setTriggerValue}) {
  const kept = window.isipoShapes ??= new Map(), frame = parentElement.querySelector(".shape-map");
  const shapes = name => {
    if (!kept.has(name)) kept.set(name, fetch(`shapes/${name}`).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status)));
    kept.get(name).catch(() => kept.delete(name));   // asked anew the next time
    return kept.get(name);
  };
  const units = 1000, stretch = data.stretch, [west, south, east, north] = data.view;
  const whole = {times: 1, x: (west + east) / 2, y: (south + north) / 2, of: String(data.view)};
  let near = frame.near?.of === whole.of ? frame.near : whole;   // how near the reader came, kept while the view is the same
  const drawn = (name, attributes = {}, inside = []) => {
    const found = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...[inside].flat());
    return found;
  };
  const symbols = {
    circle: r => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
    square: r => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
    diamond: r => `M0 ${-1.3 * r}L${1.3 * r} 0L0 ${1.3 * r}L${-1.3 * r} 0z`,
    x: r => `M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`,
  };
  const symbol = (name, colour, size, open) => {
    const kind = name.replace("-open", ""), hollow = open || name !== kind, line = kind === "x" || hollow;
    return drawn("path", {
      d: symbols[kind](size / 2), fill: line ? "none" : colour, stroke: line ? colour : "#fff",
      "stroke-width": kind === "x" ? 2.2 : line ? 1.5 : 1,
    });
  };

  const tip = frame.querySelector(".shape-tip");
  const told = (event, text) => {
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    const box = frame.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    tip.style.left = `${Math.max(0, Math.min(x + 12, box.width - tip.offsetWidth))}px`;
    tip.style.top = `${y + 16 + tip.offsetHeight > box.height ? y - tip.offsetHeight - 8 : y + 16}px`;
  };

  const draw = files => {
    const width = frame.clientWidth;
    if (!width) return;
    const room = data.points ? 24 + 22 * data.legend.length : 24;   // a legend of points needs a place of its own
    const height = Math.round(Math.min(data.height, width * (north - south) * stretch / (east - west) + room));
    const scale = near.times * Math.min(width / (east - west), height / ((north - south) * stretch));
    const at = (x, y) => [width / 2 + (x - near.x) * scale, height / 2 - (y - near.y) * stretch * scale];
    const [left, top] = at(0, 0), small = Math.max(0.7, Math.min(1, width / 560));
    const svg = drawn("svg", {
      xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
      "aria-label": data.label, "font-family": data.font, style: `background:${data.sea}`,
    });
    svg.append(drawn("rect", {width, height, fill: data.sea}));
    const pattern = `hatch-${data.key}`, colours = `colours-${data.key}`;
    const ground = drawn("g", {transform: `translate(${left} ${top}) scale(${scale / units})`, "stroke-linejoin": "round"});
    const shape = (d, fill, stroke, thick) => drawn("path", {d, fill, stroke, "stroke-width": thick, "vector-effect": "non-scaling-stroke"});
    const [country, close] = files, areas = {...country.areas, ...close?.areas};
    svg.append(drawn("defs", {}, data.hatch ? drawn("pattern", {
      id: pattern, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: `scale(${units / scale}) rotate(45)`,
    }, [drawn("rect", {width: 7, height: 7, fill: data.hatch[0]}), drawn("path", {d: "M0 0V7", stroke: data.hatch[1], "stroke-width": 1.4})]) : []));

    for (const under of country.under) ground.append(shape(under.d, under.fill, under.line, under.width));
    const order = Object.keys(areas).sort((one, other) => (one in (close?.areas ?? {})) - (other in (close?.areas ?? {})));
    for (const code of order) {
      const about = data.areas[code], path = shape(areas[code], about.fill || `url(#${pattern})`, about.line, about.width);
      path.dataset.province = code;
      if (about.hover !== undefined) {
        path.classList.add("answers");
        path.onpointermove = event => told(event, about.hover);
        path.onpointerleave = () => told(null, "");
        path.onclick = () => frame.pulled || setTriggerValue("chosen", code);
      }
      ground.append(path);
    }
    for (const over of country.over) ground.append(shape(over.d, over.fill, over.line, over.width));
    for (const code of data.framed?.codes ?? []) ground.append(Object.assign(shape(areas[code], "none", data.framed.line, 3.5), {style: "pointer-events:none"}));
    svg.append(ground);

    const put = (element, x, y) => { element.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`); return element; };
    const mute = drawn("g", {"pointer-events": "none"});
    for (const [x, y, colour] of data.dots) mute.append(put(drawn("circle", {r: 1.5, fill: colour}), ...at(x, y)));
    const points = (data.points ?? []).map(point => ({...point, at: at(point.x, point.y)}));
    for (const point of points.filter(each => each.ringed)) mute.append(put(symbol("circle-open", data.ring, data.size + 5), ...point.at));
    for (const point of points) mute.append(put(symbol(...data.looks[point.look], data.size, point.hollow), ...point.at));
    for (const name of data.names) mute.append(named(name, at(name.x, name.y), small));
    svg.append(mute);
    if (points.length) pointed(svg, points);

    frame.querySelector("svg")?.remove();
    frame.prepend(svg);
    svg.dataset.picture = JSON.stringify(data.picture);
    for (const text of svg.querySelectorAll("text")) {   // a name that the edge would cut says nothing
      const {x, width: wide} = text.getBBox();
      if (x < 0 || x + wide > width) text.remove();
    }
    if (data.legend.length) legend(svg, height, pattern);
    if (data.scale) bar(svg, width, height, colours);
    svg.onpointerdown = event => pulled(svg, event, scale);
    svg.style.touchAction = near.times > 1 ? "none" : "";
    frame.querySelectorAll("button").forEach((button, place) => { button.disabled = place > 0 && near.times === 1; });
  };

  // Nearer and back by buttons, which a keyboard reaches too; what is nearer than the whole can be pulled.
  const come = (times, x = near.x, y = near.y) => {
    near = frame.near = times > 1 ? {...near, times: Math.min(times, 32), x: Math.max(west, Math.min(east, x)), y: Math.max(south, Math.min(north, y))} : whole;
    frame.redraw?.();
  };
  const pulled = (svg, begun, scale) => {
    if (near.times === 1) return;
    const from = near;
    let waits = 0;
    const moved = event => {
      const [across, down] = [event.clientX - begun.clientX, event.clientY - begun.clientY];
      if (Math.hypot(across, down) < 4) return;
      cancelAnimationFrame(waits);
      waits = requestAnimationFrame(() => { come(from.times, from.x - across / scale, from.y + down / (stretch * scale)); });
      frame.pulled = true;
    };
    const over = () => { removeEventListener("pointermove", moved); setTimeout(() => { frame.pulled = false; }); };
    addEventListener("pointermove", moved);
    addEventListener("pointerup", over, {once: true});
    addEventListener("pointercancel", over, {once: true});
  };
  const buttons = frame.querySelector(".shape-near");
  buttons.replaceChildren(...[["+", data.words[0], () => come(near.times * 2)], ["−", data.words[1], () => come(near.times / 2)],
    ["⟲", data.words[2], () => come(1)]].map(([sign, text, press]) => {
    const button = Object.assign(document.createElement("button"), {type: "button", textContent: sign, title: text, onclick: press});
    button.setAttribute("aria-label", text);
    return button;
  }));

  const named = (name, [x, y], small) => {
    const lines = name.text.split("\n"), size = name.size * small, side = {left: -3, right: 3}[name.side] ?? 0;
    return drawn("text", {
      x: (x + side).toFixed(1), y: y.toFixed(1), "font-size": size, fill: name.colour, direction: "ltr",
      "text-anchor": {left: "end", right: "start"}[name.side] ?? "middle", ...(name.slanted ? {"font-style": "italic"} : {}),
    }, lines.map((line, place) => drawn("tspan", {
      x: (x + side).toFixed(1), y: (y + size * (0.35 + 1.2 * (place - (lines.length - 1) / 2))).toFixed(1),
    }, line)));
  };

  // The nearest point answers, so that small symbols can be met with a finger.
  const pointed = (svg, points) => {
    const met = event => {
      const box = svg.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
      const far = point => Math.hypot(point.at[0] - x, point.at[1] - y);
      const nearest = points.reduce((best, point) => far(point) < far(best) ? point : best);
      return far(nearest) < 20 ? nearest : null;
    };
    svg.onpointermove = event => { const point = met(event); svg.style.cursor = point ? "pointer" : ""; told(event, point?.hover ?? ""); };
    svg.onpointerleave = () => told(null, "");
    svg.onclick = event => { const point = met(event); if (point && !frame.pulled) setTriggerValue("chosen", String(point.id)); };
  };

  const paper = (svg, group) => {
    svg.append(group);
    const box = group.getBBox();
    group.prepend(drawn("rect", {x: box.x - 6, y: box.y - 5, width: box.width + 12, height: box.height + 10, fill: data.paper}));
    return box;
  };

  const legend = (svg, height, pattern) => {
    const group = drawn("g", {"pointer-events": "none"}), first = height - 14 - 20 * (data.legend.length - 1);
    data.legend.forEach((entry, place) => {
      const y = first + 20 * place, sign = entry.symbol === "hatch"
        ? drawn("rect", {x: -9, y: -6, width: 18, height: 12, fill: `url(#${pattern})`, stroke: data.hatch[1]}) : symbol(entry.symbol, entry.colour, 9);
      sign.setAttribute("transform", `translate(24 ${y})`);
      group.append(sign, drawn("text", {x: 40, y: y + 4, "font-size": 12, fill: "#1f2a33", direction: "ltr"}, entry.text));
    });
    paper(svg, group);
  };

  const bar = (svg, width, height, colours) => {
    const {title, low, high, ticks} = data.scale, tall = 0.5 * height, top = 38, steps = data.scale.colours;
    svg.querySelector("defs").append(drawn("linearGradient", {id: colours, x1: 0, y1: 1, x2: 0, y2: 0},
      steps.map((colour, place) => drawn("stop", {offset: place / (steps.length - 1), "stop-color": colour}))));
    const group = drawn("g", {"pointer-events": "none", "font-size": 12, fill: "#1f2a33", direction: "ltr"}, [
      drawn("rect", {x: 0, y: top, width: 14, height: tall, fill: `url(#${colours})`}), drawn("text", {x: 0, y: top - 12}, title),
      ...ticks.map(([value, text]) => drawn("text", {x: 20, y: top + 4 + tall * (1 - (value - low) / (high - low))}, text)),
    ]);
    const box = paper(svg, group);
    group.setAttribute("transform", `translate(${width - box.x - box.width - 12} 0)`);
  };

  frame.resized?.disconnect();
  Promise.all(data.files.map(shapes)).then(files => {
    frame.resized?.disconnect();
    frame.redraw = () => draw(files);
    let before = 0;
    frame.resized = new ResizeObserver(() => {
      if (frame.clientWidth === before) return;
      before = frame.clientWidth;
      draw(files);
    });
    frame.resized.observe(frame);
  }, problem => console.warn(`The shapes of the map did not come: ${problem}`));
  return () => frame.resized?.disconnect();
}
