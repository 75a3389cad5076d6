// The PHQ-9 as SurveyJS's documentation says to build it with React: one question a page, going on by itself, as our check-in does.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Model } from "survey-core";
import { Survey } from "survey-react-ui";
import "survey-core/survey-core.fontless.min.css";
import { phq9 } from "@/clinical/instruments";

const { items, answers, stem } = phq9.texts.en;
const survey = new Model({
  title: stem,
  questionsOnPageMode: "questionPerPage",
  autoAdvanceEnabled: true,
  autoAdvanceAllowComplete: false,
  showProgressBar: true,
  elements: items.map((title, index) => ({
    type: "radiogroup",
    name: `phq9.${index + 1}`,
    title,
    isRequired: true,
    choices: answers.map((text, value) => ({ value, text })),
  })),
});

const place = document.querySelector("#survey");
if (place) createRoot(place).render(createElement(Survey, { model: survey }));
