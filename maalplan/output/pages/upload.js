// Send documents with a bar that shows how much is sent, also such as are dropped on the page. Without script the form
// sends them by itself.
(() => {
  const form = document.querySelector("form.upload");
  if (!form || !window.XMLHttpRequest || !window.DataTransfer) return;
  const [files, button] = [document.getElementById("filer"), form.querySelector("button")];
  const [bar, answer] = [document.getElementById("sendt"), document.getElementById("svar")];
  const words = form.dataset;
  form.querySelector(".drop").hidden = false;

  const end = (text) => {
    answer.textContent = text;
    bar.parentElement.hidden = true;
    button.disabled = false;
  };
  const fault = () => {
    const chosen = [...files.files];
    if (!chosen.length) return words.none;
    if (chosen.length > Number(words.files)) return words.many;
    return chosen.reduce((sum, file) => sum + file.size, 0) > Number(words.size) ? words.large : "";
  };
  const told = (request) => {
    try {
      return JSON.parse(request.responseText);
    } catch {
      return {};
    }
  };
  const send = () => {
    const wrong = fault();
    if (wrong) return end(wrong);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.value = event.loaded / event.total;
      answer.textContent = event.loaded < event.total ? `${words.sending}: ${Math.floor(bar.value * 100)} %` : words.sent;
    });
    request.addEventListener("load", () => {
      const { url, message } = told(request);
      if (request.status === 202 && url) location.assign(url);
      else end(message || words.broken);
    });
    request.addEventListener("error", () => end(words.broken));
    request.addEventListener("abort", () => end(words.broken));
    bar.value = 0;
    bar.parentElement.hidden = false;
    button.disabled = true;
    request.send(new FormData(form));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.noValidate = true;

  // A file that is dropped anywhere on the page must not be opened in its place.
  const carriesFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length || button.disabled) return;
    files.files = event.dataTransfer.files;
    send();
  });
})();
