// The tiles of the country as buttons, each with its trend; a press tells the page which province was meant.
export default function ({data, parentElement, setTriggerValue}) {
  const drawing = (name, attributes) => {
    const found = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    return found;
  };

  const trend = tile => {
    const svg = drawing("svg", {viewBox: `0 0 ${data.width} ${data.height}`, "aria-hidden": "true", class: "tile-trend"});
    if (tile.path) svg.append(drawing("path", {d: tile.path, class: "tile-line"}));
    for (const [x, y] of tile.dots) svg.append(drawing("circle", {cx: x, cy: y, r: 2.4, class: "tile-dot"}));
    return svg;
  };

  const word = (name, text) => {
    const found = document.createElement("span");
    found.className = `tile-${name}`;
    found.textContent = text;
    return found;
  };

  const button = tile => {
    const found = document.createElement("button");
    found.type = "button";
    found.className = `tile ${tile.marks.join(" ")}`;
    found.dataset.province = tile.code;
    found.style.gridColumn = tile.column + 1;
    found.style.gridRow = tile.row + 1;
    found.setAttribute("aria-pressed", tile.marks.includes("chosen"));
    found.setAttribute("aria-label", tile.label);
    found.title = tile.label;
    found.append(word("name", tile.name), trend(tile), word("value", tile.value));
    found.onclick = () => setTriggerValue("chosen", tile.code);
    return found;
  };

  const map = parentElement.querySelector(".tile-map"), held = document.activeElement?.dataset?.province;
  map.setAttribute("aria-label", data.label);
  map.style.gridTemplateColumns = `repeat(${data.columns}, minmax(0, 1fr))`;
  map.replaceChildren(...data.tiles.map(button));
  if (held) map.querySelector(`[data-province="${CSS.escape(held)}"]`)?.focus();
}
