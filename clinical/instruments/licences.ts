/** The line the makers of the PHQ family ask to be shown. Source: the published Questionnaires of the PHQ-9 and the GAD-7. */
export const PHQ_LICENCE =
  "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.";

/** Shown wherever LOINC codes or their texts are used. Source: as above. */
export const LOINC_NOTICE =
  "This content from LOINC® is copyright © 1995 Regenstrief Institute, Inc. and the LOINC Committee, and available at no cost under the license at https://loinc.org/license/";
