// From a folder (file:) browsers start no worker, and the search is one: here it lives in a hidden frame.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    onmessage = null;
    onmessageerror = null;
    onerror = null;
    #frame = document.createElement("iframe");
    #waiting = [];

    constructor(address) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      const inner = this.#frame.contentWindow;
      inner.postMessage = (data) => this.#tell(new MessageEvent("message", { data: structuredClone(data) }));
      const script = inner.document.createElement("script");
      script.onload = () => {
        const waiting = this.#waiting;
        this.#waiting = null;
        waiting.forEach((data) => this.postMessage(data));
      };
      script.onerror = () => this.#tell(new ErrorEvent("error"));
      script.src = new URL(address, location.href).href;
      inner.document.body.append(script);
    }

    postMessage(data) {
      const copy = structuredClone(data);
      if (this.#waiting) this.#waiting.push(copy);
      else setTimeout(() => this.#frame.contentWindow?.dispatchEvent(new MessageEvent("message", { data: copy })));
    }

    terminate() {
      this.#frame.remove();
    }

    #tell(event) {
      setTimeout(() => {
        this[`on${event.type}`]?.(event);
        this.dispatchEvent(event);
      });
    }
  };
}
