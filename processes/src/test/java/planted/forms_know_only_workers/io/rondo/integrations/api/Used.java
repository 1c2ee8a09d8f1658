package planted.forms_know_only_workers.io.rondo.integrations.api;

/** What must not be used from where it is used. */
public class Used {}
