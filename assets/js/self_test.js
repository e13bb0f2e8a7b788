// Counts what this browser loaded since the page was opened, and names whatever came from another server.
// Less-than signs are written \x3c, or the page would take the script for markup and drop it.
(() => {
  const place = document.getElementById("self-test");
  if (!place) return;
  const words = place.dataset, persian = document.documentElement.lang === "fa";
  const figure = number => persian ? String(number).replace(/\d/g, digit => "۰۱۲۳۴۵۶۷۸۹"[digit]) : String(number);
  const tell = () => {
    const loaded = performance.getEntriesByType("resource").map(each => each.name);
    const local = /^(data|blob):/, own = location.origin.replace(/^http/, "");
    const outside = loaded.filter(address => !local.test(address) && new URL(address).origin.replace(/^(http|ws)/, "") !== own);
    const hosts = [...new Set(outside.map(address => new URL(address).host))].join(" ");
    place.textContent = [
      words.count.replace("{count}", figure(loaded.length)),
      outside.length ? words.some.replace("{count}", figure(outside.length)) + " " + words.from + " " + hosts : words.none,
    ].join(" ");
    place.dataset.outside = outside.length;
  };
  setTimeout(tell, 1500);
})();
