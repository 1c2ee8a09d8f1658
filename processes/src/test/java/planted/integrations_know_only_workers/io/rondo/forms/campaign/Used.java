package planted.integrations_know_only_workers.io.rondo.forms.campaign;

/** What must not be used from where it is used. */
public class Used {}
