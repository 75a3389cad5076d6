import { oneQuestionAScreen } from "./one-question-a-screen";
import { post } from "./sending";
import { closeWhenLeft } from "./tablet";
import { forgetWhenKept } from "./warn-before-leaving";

const page = document.documentElement;
// Before the first paint: the other questions are never seen to vanish.
page.classList.add("js");
forgetWhenKept();

document.addEventListener("DOMContentLoaded", () => {
  const { tablet } = document.body.dataset;
  if (tablet) {
    closeWhenLeft(async () => {
      await post("/api/check-ins/lock", { checkIn: tablet });
      location.replace("/tablet");
    });
  }
  const form = document.querySelector<HTMLFormElement>("#check-in");
  if (!form) return;
  try {
    oneQuestionAScreen(form);
  } catch {
    // Whatever this browser lacks, the plain page works.
    page.classList.remove("js");
  }
});
