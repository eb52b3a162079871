/** Release of OSCAL that the documents are written for. */
export const OSCAL_VERSION = "1.2.1";

/** Name space of the properties that OSCAL itself does not define. */
export const KAIJI_NAMESPACE = "urn:x-kaiji:exchange";
